"""What is done with a row when an operation that touched it is taken back."""

REMOVE, RESTORE, UPDATE, NOTHING = "remove", "restore", "update", "nothing"

# Made on the way by sales and contacts; once others use them too they stay.
BY_PRODUCTS = ("product", "product_group")
