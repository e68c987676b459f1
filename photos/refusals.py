"""Why something was not done to a photo, in a sentence for the person who tried."""


class PhotoRefused(Exception):
    """A verb that was not carried out; `sentences` say why, in the user's language."""

    def __init__(self, *sentences):
        super().__init__(*sentences)
        self.sentences = [str(sentence) for sentence in sentences]

    def __str__(self):
        return " ".join(self.sentences)
