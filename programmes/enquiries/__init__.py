"""Questions about offers in the reader's own language: the form, the mail to the organisation, the inbox."""
