"""Russian: who said what, by rules over dependency trees."""
