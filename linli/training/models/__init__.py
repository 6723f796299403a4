"""What is kept of training."""

from linli.training.models.bank import BankSheet, Question
from linli.training.models.certificates import Certificate
from linli.training.models.courses import Course, Enrolment, Session
from linli.training.models.exams import Answer, Exam, Sitting

__all__ = ["Answer", "BankSheet", "Certificate", "Course", "Enrolment", "Exam", "Question", "Session", "Sitting"]
