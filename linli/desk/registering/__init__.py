"""Every way in which staff register what somebody needs (J1): at the window, from a letter box, on a patrol …"""
