"""After each verb: do readers get what they should, at every address that it changed?"""
