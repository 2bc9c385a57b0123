"""Text in, findings out: what an advert pays, asks and offers, and what a CV shows."""
