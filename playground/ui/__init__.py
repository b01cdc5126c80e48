"""Everything on the screen: the only package, with app, that knows Qt."""
