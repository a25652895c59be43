"""What readers tell us about the website: the form, the mail to the team, the list in the admin."""
