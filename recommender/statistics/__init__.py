"""How sure a number is: means by resampling, shares by their counts."""
