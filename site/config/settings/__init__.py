"""Settings: base holds what does not differ; demo, test and production differ."""
