"""关系: the relations that name a figure, laid out as small sums, and the page of all relations by table and law."""
