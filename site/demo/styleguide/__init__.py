"""A living page with every component of the site in every state. In dev and test only, as the demo is."""
