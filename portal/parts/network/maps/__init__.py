"""Maps, drawn when the site is built: public-domain outlines, the network's places, and labels that do not collide."""
