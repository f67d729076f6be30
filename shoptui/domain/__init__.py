"""What the shop is: records, value types, rules and formulas' inputs. Standard library only."""
