"""The rulebook beside the tables of CMS that it speaks for, where these are at hand."""
