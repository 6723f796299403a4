"""What is kept of activities: the activity, who signed up and came, pictures of it."""

from linli.activities.models.activity import Activity
from linli.activities.models.photo import ActivityPhoto
from linli.activities.models.sign_up import SignUp

__all__ = ["Activity", "ActivityPhoto", "SignUp"]
