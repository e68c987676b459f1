"""Addresses of the royalties, below the desk."""

from django.urls import path

from royalties.views import cards, mine, periods, piece, score

app_name = "royalties"

urlpatterns = [
    path("", score.score, name="score"),
    path("pieces/<int:publication_id>/", piece.piece, name="piece"),
    path("periods/", periods.periods, name="periods"),
    path("periods/<int:period_id>/", periods.period, name="period"),
    path("periods/<int:period_id>/dates/", periods.dates, name="dates"),
    path("periods/<int:period_id>/close/", periods.close, name="close"),
    path("periods/<int:period_id>/adjust/", periods.adjust, name="adjust"),
    path("periods/<int:period_id>/export/", periods.export_period, name="export"),
    path("cards/", cards.cards, name="cards"),
    path("cards/new/", cards.new_card, name="new-card"),
    path("cards/<int:card_id>/", cards.card, name="card"),
    path("mine/", mine.mine, name="mine"),
]
