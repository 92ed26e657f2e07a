"""What those who run the shop see and say: counts without persons, news, answers to feedback."""
