"""Courses, their quizzes, surveys and files."""
