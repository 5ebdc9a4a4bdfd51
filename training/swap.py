"""Names of training sentences swapped for others of the same kind and form.

Treebanks name few states, ministries, universities, newspapers; the swap shows the network more of
them in the same syntax. Trees, tags and the number of tokens stay as they are.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pycountry

from training.places import COUNTRIES
from training.sentences import Sentence

Form = tuple[bool, ...]
RATE = 0.3  # of the names, each time a sentence is drawn
_KINDS = ("PERSON", "ORG", "GPE", "NORP")
_DEMONYMS = (
    "Russian Ukrainian Chinese Japanese Indian Pakistani Iranian Iraqi Israeli Turkish Egyptian "
    "Saudi French German British Italian Spanish Polish Greek Serbian Syrian Lebanese Jordanian "
    "Sudanese Ethiopian Kenyan Nigerian Malian Algerian Moroccan Libyan Mexican Cuban Brazilian "
    "Venezuelan Colombian Argentine Canadian Australian Indonesian Philippine Vietnamese Thai "
    "Cambodian Korean Mongolian Kazakh Uzbek Georgian Armenian Azerbaijani Belarusian Moldovan "
    "Afghan Dutch Belgian Swedish Finnish Norwegian Danish Hungarian Romanian Qatari Emirati"
).split()
_OFFICES = (
    "Foreign Ministry|Defence Ministry|Defense Ministry|Interior Ministry|Finance Ministry|"
    "Foreign Office|Parliament|Supreme Court|Central Bank|Army|Navy|Embassy|Security Council|"
    "National Assembly|Communist Party|Red Cross|Coast Guard|Border Guard|Election Commission"
).split("|")
# Organisations that treebanks name few of, whose last or first word is often part of a place's name.
_NAMED = (  # {} is a town, a state or a surname
    "{} University|University of {}|{} College|{} School|{} High School|{} Institute of Technology|"
    "{} Academy|College of {}|{} Times|{} Post|{} Herald|{} Tribune|{} Daily News|{} Press Agency|"
    "{} Airlines|{} Bank|Bank of {}|{} Oil Company|{} Steel|{} Motors|{} Group|{} & Sons|{} Inc.|"
    "{} Foundation|{} Museum|Museum of {}|{} Hospital|{} Police|{} Police Department|{} City Council|"
    "{} United|FC {}|{} Football Club|{} Chamber of Commerce|Diocese of {}|Free {} Movement|"
    "{} Liberation Front|{} Centre for Strategic Studies|Court of {}|High Court of {}|{} Observatory|"
    "{} Port Authority|{} Human Rights Council|Friends of {}|{} Initiative|Food Safety Authority of {}|"
    "Electoral Commission of {}|Government of {}|Parliament of {}|{} Research Council|{} Library"
).split("|")
_KNOWN = (
    "Google|Apple|Microsoft|Amazon|Meta|Tesla|Boeing|Airbus|Siemens|Samsung|Huawei|Toyota|Shell|BP|"
    "Gazprom|Rosneft|Lukoil|Aramco|Total|Eni|Equinor|Petrobras|Reuters|Bloomberg|Xinhua|TASS|Kyodo|Yonhap|"
    "Interfax|CNN|BBC|NPR|CBS|NBC|RTE|ZDF|Haaretz|Dawn|Pravda|Izvestia|Kommersant|Telegram|Twitter|"
    "Facebook|Wikipedia|Greenpeace|Oxfam|Amnesty|Caritas|Interpol|Europol|Frontex|Eurostat|NATO|ASEAN|OPEC|"
    "ECOWAS|UNESCO|UNICEF|UNHCR|IAEA|OECD|WHO|WTO|IMF|OAS|OSCE|SADC|IGAD|CARICOM|Mercosur|Congress|"
    "Parliament|Knesset|Duma|Bundestag|Sejm|Rada|Senate|Kremlin|Hamas|Hezbollah|Taliban|Fatah|"
    "Likud|Labour|Fidesz|Syriza|Podemos|Sinn Féin|Harvard|Yale|Oxford|Cambridge|Eton|Stanford|Sorbonne|"
    "Barcelona|Juventus|Ajax|Lufthansa|Ryanair|Qantas|Aeroflot|Deutsche Bank|Credit Suisse|Goldman Sachs|"
    "Lloyd's|Le Monde|Die Zeit|El País|La Stampa|Al Jazeera|Al Arabiya|Fox News|The Economist|Wall Street Journal|"
    "Financial Times|Foreign Affairs|New York Times|Associated Press|Human Rights Watch|Doctors Without Borders|"
    "Crisis Group|Transparency International|Freedom House|Save the Children|World Bank|African Union|"
    "European Commission|European Parliament|Arab League|Federal Reserve|Civil Guard|Scotland Yard|Coast Guard"
).split("|")
_TOWNS = (
    "Athens Oslo Lima Quito Turin Leeds Bergen Ghent Malmö Lyon Porto Kraków Gdańsk Odesa Lviv Minsk Riga Tallinn "
    "Tbilisi Yerevan Baku Ankara Izmir Aleppo Basra Mosul Tabriz Shiraz Karachi Lahore Mumbai Chennai Dhaka "
    "Colombo Hanoi Manila Jakarta Osaka Nagoya Busan Shanghai Tianjin Nairobi Lagos Accra Dakar Luanda "
    "Lusaka Durban Bogotá Medellín Rosario Santiago Recife Monterrey Toronto Calgary Boston Chicago Denver "
    "Atlanta Houston Austin Seattle Columbia Georgetown Princeton Brown Perth Adelaide Auckland Wellington"
).split()
_OF = (
    "Ministry of Foreign Affairs|Ministry of Defence|Department of State|Council of Ministers|"
    "Ministry of Trade|Chamber of Deputies|Ministry of Justice|League of Nations|"
    "House of Representatives|Organization of American States|Bank of England|Congress of Deputies"
).split("|")


class Swapper:
    """Swaps names for others out of the training data, and for states and their offices."""

    def __init__(self, documents: Iterable[list[Sentence]]) -> None:
        pool: dict[tuple[str, Form], set[tuple[str, ...]]] = defaultdict(set)

        def add(label: str, words: Iterable[str]) -> None:
            words = tuple(words)
            pool[label, form(words)].add(words)

        for sentence in itertools.chain.from_iterable(documents):
            for start, end, label in spans(sentence):
                add(label, sentence.words[start:end])
        states = COUNTRIES | {c.name for c in pycountry.countries if c.name.isascii()}
        for name in states:
            if "," not in name and "(" not in name:
                add("GPE", name.split())
        for demonym, office in itertools.product(_DEMONYMS, _OFFICES):
            if random.random() < 0.15:
                add("ORG", (demonym, *office.split()))
        for name in (*_OF, *_OFFICES, *_KNOWN):
            add("ORG", name.split())
        places = sorted(name for name in states if " " not in name) + _TOWNS
        for pattern, place in itertools.product(_NAMED, places):
            if random.random() < 0.05:
                add("ORG", pattern.format(place).split())
        for word in _DEMONYMS:
            add("NORP", (word,))
        self.pool = {key: sorted(words) for key, words in pool.items()}
        self.single = {"GPE": {s for s in states if " " not in s}, "NORP": set(_DEMONYMS)}

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with some of its names swapped; the same one if it has none."""
        words = None
        for start, end, label in spans(sentence):
            if label in _KINDS and random.random() < RATE:
                words = words or list(sentence.words)
                words[start:end] = random.choice(self.pool[label, form(words[start:end])])
        return replace(sentence, words=words) if words else sentence

    def places(self, words: list[str]) -> list[str]:
        """Words with some states and nationalities swapped, the same word for the same one."""
        swaps: dict[str, str] = {}
        for label in ("GPE", "NORP"):
            names = self.single[label]
            for word in sorted(names.intersection(words)):
                if random.random() < RATE:
                    swaps[word] = random.choice(self.pool[label, (False,)])[0]
        return [swaps.get(word, word) for word in words]


def form(words: Iterable[str]) -> Form:
    """How many words, and which of them are no capitalised ones: "Bank of England" is "House of Lords"."""
    return tuple(not word[:1].isupper() for word in words)


def spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the sentence's names."""
    names = sentence.names
    for start, name in enumerate(names):
        if name and name.startswith("B-"):
            end = start + 1
            while end < len(names) and names[end] == f"I-{name[2:]}":
                end += 1
            yield start, end, name[2:]
