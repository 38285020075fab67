"""What those who make policy exchange: findings, a brief, questions and meetings."""
