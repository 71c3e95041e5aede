"""Forms of address are no given names."""

from hearsay.link.stage import _HONORIFIC


def test_a_form_of_address_is_taken_off_and_nothing_else() -> None:
    assert _HONORIFIC.sub("", "Mr. Ellory") == "Ellory"
    assert _HONORIFIC.sub("", "Sen. Dr. Ada Ellory") == "Ada Ellory"
    assert _HONORIFIC.sub("", "г-жа Орват") == "Орват"
    assert _HONORIFIC.sub("", "Mrs Ellory") == "Ellory"
    assert _HONORIFIC.sub("", "Misha Ellory") == "Misha Ellory"
    assert _HONORIFIC.sub("", "Sena Drach") == "Sena Drach"
