"""What is so in one story: where, when, who and how much, the same in its headline and its text."""

from datetime import date, timedelta

from demo.archive import names
from demo.archive.grammar import fill
from demo.archive.vocabulary import lists, ranked_words

# The districts and the towns' own councils were dissolved on this day.
TWO_LEVELS = date(2025, 7, 1)
KINDS_OF_PLACE = ("xã đảo", "xã", "phường", "thị trấn")
# What is said once stays so; everything else is another one each time.
LASTING = {
    *("place", "town", "hamlet", "thing", "person", "madam", "leader", "mr", "authority"),
    *("n", "count", "sum", "share", "rise", "km", "goals", "storm"),
    *("road", "street", "when", "day"),
}
HOURS = ("5 giờ", "6 giờ 30 phút", "7 giờ", "8 giờ 15 phút", "9 giờ", "14 giờ", "15 giờ 30 phút",
         "17 giờ", "19 giờ", "21 giờ 45 phút", "23 giờ")  # fmt: skip
# A number that readers look for with its dot and without.
FAVOURITE = 1003


class Facts:
    """The slots of one story by their names; a `KeyError` for what nobody can fill."""

    def __init__(self, random, *, today, thing=()):
        self.random, self.today = random, today
        self._things = thing
        self._said = {}
        self._places, self._people = lists("places"), lists("people")
        self._words = ranked_words()

    def __getitem__(self, name):
        if name in self._words:
            return self._words[name].pick(self.random)
        if name in self._said:
            return self._said[name]
        make = getattr(self, f"_{name}", None)
        if make is None:
            raise KeyError(name)
        value = make()
        if name in LASTING:
            self._said[name] = value = fill(value, self)
        return value

    def set(self, name, value):
        """Say what is so from now on."""
        self._said[name] = value

    # -- where

    def _place(self):
        return self._standing(self.random.choice(self._places["communes"]))

    def _other(self):
        return self._standing(self.random.choice(self._places["communes"]))

    def _town(self):
        return town_of(self["place"])

    def _standing(self, place):
        if self.today >= TWO_LEVELS:
            return place.replace("thị trấn", "xã")
        return place

    def _authority(self):
        if self.today >= TWO_LEVELS:
            return f"UBND {self['place']}"
        return f"UBND {self.random.choice(self._places['districts'])}"

    def _hamlet(self):
        if self.random.random() < 0.4:
            return self.random.choice(self._places["hamlets"])
        first = self.random.choice(self._places["hamlet_first"])
        return f"thôn {first} {self.random.choice(self._places['hamlet_last'])}"

    def _elsewhere(self):
        return self.random.choice(self._places["elsewhere"])

    def _road(self):
        return self.random.choice(self._places["roads"])

    def _street(self):
        return self.random.choice(self._places["streets"])

    # -- who

    def _name(self):
        return names.anybody(self.random)[1]

    def _person(self):
        title, name = names.anybody(self.random)
        self._said["madam"] = f"{title} {names.given(name)}"
        return f"{title} {name} ({self['hamlet']})"

    def _madam(self):
        self._said["person"] = fill(self._person(), self)
        return self._said["madam"]

    def _leader(self):
        title, name = names.anybody(self.random)
        self._said["mr"] = f"{title} {names.given(name)}"
        return f"{title} {name} - {self.random.choice(self._people['titles'])}"

    def _mr(self):
        self._said["leader"] = fill(self._leader(), self)
        return self._said["mr"]

    def _official(self):
        office = self.random.choice(self._people["provincial_titles"])
        return f"đồng chí {names.anybody(self.random)[1]} - {office}"

    def _agency(self):
        return self.random.choice(self._people["agencies"])

    def _doc(self):
        return self.random.choice(self._people["documents"])

    def _thing(self):
        return self.random.choice(self._things)

    def _initial(self):
        return self.random.choice("ABCĐHKLMNPQSTV")

    # -- when

    def _day(self):
        return _day_and_month(self.today - timedelta(days=self.random.choice((0, 0, 0, 1))))

    def _when(self):
        return f"{self.random.choice(('Sáng', 'Chiều', 'Ngày', 'Tối'))} {self['day']}"

    def _when_low(self):
        when = self["when"]
        return when[0].lower() + when[1:]

    def _ago(self):
        return self._another(-self.random.randint(3, 40))

    def _soon(self):
        return self._another(self.random.randint(4, 70))

    def _another(self, days):
        day = self.today + timedelta(days=days)
        return _day_and_month(day) + ("" if day.year == self.today.year else f"-{day.year}")

    def _hour(self):
        return self.random.choice(HOURS)

    def _month(self):
        return f"tháng {self.today.month}"

    def _year(self):
        return str(self.today.year)

    def _lastyear(self):
        return str(self.today.year - 1)

    def _nextyear(self):
        return str(self.today.year + 3)

    def _when_later(self):
        return f"{self['hour']} ngày {_day_and_month(self.today)}"

    # -- how much

    def _n(self):
        return str(self.random.randint(3, 40))

    def _m(self):
        return str(self.random.randint(2, 30))

    def _d(self):
        return str(self.random.randint(2, 9))

    def _level(self):
        return str(self.random.randint(6, 12))

    def _k(self):
        if self.random.random() < 0.04:
            return dotted(FAVOURITE)
        return dotted(self.random.randint(110, 990) * self.random.choice((1, 1, 7)))

    def _count(self):
        return dotted(self.random.randint(120, 4800))

    def _sum(self):
        return self._billions() if self.random.random() < 0.8 else self._millions()

    def _money(self):
        return self._millions() if self.random.random() < 0.6 else self._billions()

    def _billions(self):
        return f"{comma(self.random.randint(11, 900))} tỷ đồng"

    def _millions(self):
        return f"{self.random.randint(12, 950)} triệu đồng"

    def _share(self):
        return f"{comma(self.random.randint(512, 995))}%"

    def _rise(self):
        return f"{comma(self.random.randint(61, 280))}%"

    def _pct(self):
        return f"{comma(self.random.randint(12, 480))}%"

    def _km(self):
        return comma(self.random.randint(8, 190))

    def _goals(self):
        return self.random.choice(("1-0", "2-0", "2-1", "3-1", "3-2", "4-2"))

    def _storm(self):
        return str(self.random.randint(1, 14))


def town_of(place):
    """Return the name of a place without what it is: "Mỹ Lam" of "xã Mỹ Lam"."""
    kind = next(kind for kind in KINDS_OF_PLACE if place.startswith(f"{kind} "))
    return place.removeprefix(f"{kind} ")


def dotted(number):
    """Return a whole number as it is printed: 1.003."""
    return f"{number:,}".replace(",", ".")


def comma(tenths):
    """Return so many tenths as they are printed: 85,5, and 85 where nothing is behind."""
    whole, rest = divmod(tenths, 10)
    return f"{dotted(whole)},{rest}" if rest else dotted(whole)


def _day_and_month(day):
    return f"{day.day}-{day.month}"
