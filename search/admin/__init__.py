"""搜索 in the admin: what editors say about words and results, and how the index fares."""
