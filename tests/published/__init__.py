"""Published coding questions with published answers, and how far lineproof agrees with them."""
