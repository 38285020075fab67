"""The community: what schools offer and look for, and how mentors and whole hubs are proposed and explained."""
