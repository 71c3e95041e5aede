"""Furniture goes, what somebody said stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.furniture import is_cut, is_furniture, without_furniture

FURNITURE = """
Share on Facebook
Share this:
Email ThisBlogThis!Share to TwitterShare to Facebook
Read more: Minister leaves
Photo: Anna Berg / Verapress
(Photo by Anna Berg)
Anna Berg/Getty Images
© 2015 Verania Today
All rights reserved. Verania Today, Kelmouth
Sign up for our newsletter and get the news every morning
Follow us on Twitter
Posted by Anna Berg at 5:11 AM
Labels: Orlov, regions
Tags: Orlov, regions
No comments:
12 comments
4 min read
Reporting by Anna Berg; editing by Bo Day
Advertisement
Updated: March 5, 2024 at 10:00
Поделиться
Поделиться в Telegram
Читайте также: Министр ушёл в отставку
Читайте также
Фото: пресс-служба главы Верании
Фото из архива
Подписывайтесь на наш Telegram-канал
Теги: Верания, Орлов
Комментарии (3)
Нашли ошибку? Выделите её и нажмите Ctrl+Enter
При использовании материалов ссылка на сайт обязательна
Підписуйтесь на наш канал
Чытайце таксама: Міністр сышоў
* * *
18+
(16+)
Home | World | Business | Opinion
Главная · Новости · В мире
Главная Новости Политика Экономика
___
""".strip().splitlines()
REPORT = """
The minister said that no one would share the blame.
Share prices fell on Monday, the minister said.
Follow the money, he told reporters.
"No comments," said Orlov.
This report was denied by the minister.
The photo shows the minister with his wife, Orlov said.
Read the law, Orlov answered.
At 10:30 the minister left.
Фото с места событий показало, что дома разрушены.
Комментарии министра вызвали споры.
«Читайте закон», — ответил Орлов.
Реклама подорожала, сказал министр.
Источник в правительстве сообщил, что переговоры сорваны.
Источники сообщили: переговоры сорваны.
Подписаться под этим письмом отказались трое, сказал Орлов.
Теперь всё иначе.
News of the world
Anna Berg | Verania Today | Kelmouth
Politics is a world of opinion.
Мир и политика
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_furniture_is_recognised(line):
    assert is_furniture(line) or is_cut(line)


@pytest.mark.parametrize("line", REPORT)
def test_a_line_of_a_report_is_kept(line):
    assert not is_furniture(line)
    assert not is_cut(line)


def test_what_follows_the_end_of_a_report_is_left_out():
    report = ["Orlov said that the talks would go on, and that all would come."] * 4
    assert without_furniture([*report, "Related articles", "Minister leaves", "Talks fail"]) == report


def test_a_heading_of_related_reports_in_the_middle_costs_its_line_alone():
    lines = ["Orlov said this.", "Read also", *["The talks go on and on and on, he said."] * 9]
    assert without_furniture(lines) == [lines[0], *lines[2:]]


@given(st.lists(st.text()))
def test_lines_are_left_out_but_never_changed_nor_moved(lines):
    kept = iter(lines)
    assert all(line in kept for line in without_furniture(lines))
