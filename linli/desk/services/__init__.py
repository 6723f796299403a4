"""The list of services at the desk: items and their versions, spreadsheets, menus, themes; orders and their papers."""
