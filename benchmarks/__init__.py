"""What things cost in time, measured side by side with others: ``make bench``. No part of the product or its tests."""
