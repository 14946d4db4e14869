"""Pages for people: server-made HTML that works without JavaScript, on a phone and on paper."""
