"""The admin as the site's own: word mark, colours, and what there is to do next."""
