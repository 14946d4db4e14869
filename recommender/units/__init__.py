"""Reading of exact quantities from text: money, ratios, dates, ranges."""
