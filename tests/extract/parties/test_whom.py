"""Whom descriptions mean in an article: parse, antecedents and actor base together."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Mention
from tests.extract.texts import PUBLISHED, resolved


def meant(extractor: Extractor, text: str, words: str, day: date = PUBLISHED) -> set[str]:
    """Labels of the actors whom words mean in the events of a text."""
    events = resolved(extractor, text, day)
    mentions: list[Mention] = [m for e in events for m in (*e.sources, *e.targets)]
    found = [m for m in mentions if m.text == words]
    assert found, [m.text for m in mentions]
    return {m.label or "" for m in found}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # what states are called
        ("Saudi Arabia bombed Yemen. Iran accused the kingdom of war crimes.", "the kingdom",
         "Saudi Arabia"),
        ("Kuwait protested to Iraq. On Monday Baghdad threatened the emirate with force.",
         "the emirate", "Kuwait"),
        ("Honduras was suspended. The United States warned the Central American nation.",
         "the Central American nation", "Honduras"),
        ("China held drills around Taiwan. The United States pledged support for the island.",
         "the island", "Taiwan"),
        ("Mongolia signed a pact with Russia. China praised the landlocked country.",
         "the landlocked country", "Mongolia"),
        ("Greece asked Serbia to pay. The republic refused.", "The republic", "Serbia"),
        ("Vietnam arrested a blogger. Washington urged the communist state to free him.",
         "the communist state", "Vietnam"),
        ("Fiji expelled an Australian diplomat. Canberra imposed sanctions on the Pacific island "
         "nation.", "the Pacific island nation", "Fiji"),
        # the first who is named has a name that two share, in front or behind
        ("Trump wrote to Kim Jong Un. Sung Kim met Choe Son Hui. Kim received Moon Jae-in.",
         "Kim", "Kim Jong-un"),
        # an organ is that of the state its own sentence tells, before that of the article
        ("Azerbaijan won. Iran praised Azerbaijan. Azerbaijan thanked Turkey. Armenian Prime "
         "Minister Nikol Pashinyan said that he had signed because the army insisted on it.",
         "the army", "Armenian armed forces"),
        # several peoples of one noun, several owners of a plural, those who serve a person
        ("Thai and Cambodian soldiers exchanged fire.", "Thai", "Thai Armed Forces"),
        ("Chadian and Nigerien troops clashed.", "Chadian", "Chadian Armed Forces"),
        ("The advisers of Modi and Macron met in Delhi.", "Macron", "France"),
        ("Aides to Erdogan and Putin met in Doha.", "Aides to Erdogan", "Turkey"),
        ("An adviser to Zelensky accused Hungary of lying.", "An adviser to Zelensky", "Ukraine"),
        # whose force comes upon a state's land, or upon its people
        ("Estonia accused Russia after its jets entered Estonian airspace.", "its jets",
         "Russian armed forces"),
        ("Kenya protested to Uganda after its soldiers killed three Kenyan farmers.",
         "its soldiers", "Uganda People's Defence Force"),
        # who is named behind the clause in front of his own
        ("Macron phoned Scholz. In Warsaw, where he met Duda, the German chancellor pledged tanks.",
         "the German chancellor", "Olaf Scholz"),
        # ships that are not told to be a navy's, and those who guard a coast
        ("A Chinese fishing vessel rammed a Vietnamese boat.", "A Chinese fishing vessel", "China"),
        ("The Chinese coast guard detained five fishermen.", "The Chinese coast guard",
         "China Coast Guard"),
        ("Belarus forced a Ryanair jet to land.", "a Ryanair jet", "Ryanair jet"),
        # a surname that is spelt like a pronoun
        ("Yellen spoke by phone with He Lifeng on Tuesday.", "He Lifeng", "He Lifeng"),
        ("Yellen met Chinese Vice Premier He Lifeng in Bonn.", "Chinese Vice Premier He Lifeng",
         "He Lifeng"),
        # a state is no person whose first name it is, nor a person a state
        ("Chad expelled two envoys. Chad Smith, a US senator, met Deby.", "Chad", "Chad"),
        ("Jordan protested. Jordan Bardella criticised Macron.", "Jordan Bardella",
         "Jordan Bardella"),
        ("Israel bombed Iran. Israel Gantz praised Trump.", "Israel Gantz", "Israel Gantz"),
        ("Michael Jordan met Obama. Jordan criticised Trump.", "Jordan", "Michael Jordan"),
        # a counterpart has the office, too
        ("President Hakainde Hichilema phoned his Malawian counterpart, Lazarus Chakwera. "
         "Mutharika accused Mr Chakwera of theft. The president denied it.", "The president",
         "Lazarus Chakwera"),
        # the head of the UN before a president of his name; a town is no envoy of long ago
        ("Guterres urged Russia to stop.", "Guterres", "António Guterres"),
        ("Ukrainian forces recaptured Lyman on Saturday.", "Lyman", "Lyman"),
        # statesmen whom the names model takes for places
        ("Scholz called Xi on Monday to discuss Ukraine.", "Xi", "Xi Jinping"),
        ("Zelensky and Scholz spoke by phone on Wednesday.", "Scholz", "Olaf Scholz"),
        # whose neighbour, whose rival, whose colony
        ("Uganda closed its embassy in Rwanda. On Monday Kampala accused its smaller neighbour of "
         "spying.", "its smaller neighbour", "Rwanda"),
        ("Syria shelled a Turkish village. Russia objected. Ankara warned its neighbour.",
         "its neighbour", "Syria"),
        ("Iran cut ties with Turkey over Qatar. On Monday Tehran shipped food to its neighbour "
         "across the Gulf.", "its neighbour", "Qatar"),
        ("Uzbekistan demanded that Kyrgyzstan hand over the men, and in June the neighbouring "
         "country extradited two of them.", "the neighbouring country", "Kyrgyzstan"),
        ("India tested a missile. Pakistan condemned its rival for the launch.", "its rival",
         "India"),
        ("Thai and Cambodian soldiers clashed. On Monday the Thai army accused its opponents of "
         "using mines.", "its opponents", "Cambodia"),
        ("Niger's junta ordered French troops out. On Monday it accused the former colonial power "
         "of plotting.", "the former colonial power", "France"),
        # bodies by what they are
        ("The European Union met ASEAN. Turkey criticised the bloc.", "the bloc", "ASEAN"),
        ("Rwanda met M23 leaders. Kinshasa accused Kigali of supporting the group.", "the group",
         "M23"),
        ("Houthi fighters attacked a ship. The United States bombed Sanaa. The Iran-backed "
         "movement threatened Washington with retaliation.", "The Iran-backed movement", "Houthis"),
        ("The International Court of Justice ruled for Cambodia. Thailand refused to recognise the "
         "court, which sits in The Hague.", "the court", "International Court of Justice"),
        ("The U.N. Security Council called on Rwanda to withdraw. Congo thanked the 15 members.",
         "the 15 members", "UN Security Council"),
        # the government of whom the lines before are about
        ("Iran-backed fighters attacked a base in Yemen. On Monday they seized arms from the "
         "government.", "the government", "Yemen"),
        # who holds an office, and whose officials
        ("General Abdourahamane Tiani met Russian envoys. France suspended aid. The general "
         "accused Paris of plotting.", "The general", "Abdourahamane Tchiani"),
        ("Lee Myung-bak suspended trade with North Korea and demanded that its leaders apologise.",
         "its leaders", "North Korea"),
        ("Imran Khan quarrelled with Narendra Modi. Pakistan's prime minister warned the Indian "
         "leader.", "the Indian leader", "Narendra Modi"),
        ("Emmanuel Macron met Mario Draghi. Viktor Orban accused the Italian of weakness.",
         "the Italian", "Mario Draghi"),
        ("Narendra Modi had left when Scott Morrison arrived. Joe Biden asked the prime minister "
         "for help.", "the prime minister", "Scott Morrison"),
        ("Olaf Scholz received Emmanuel Macron in Berlin on Monday. He praised his guest.",
         "his guest", "Emmanuel Macron"),
        ("Olaf Scholz received Emmanuel Macron in Berlin on Monday. Macron thanked his host.",
         "his host", "Olaf Scholz"),
        ("Kurt Campbell met Manasseh Sogavare in Honiara. Sogavare promised his visitor a reply.",
         "his visitor", "Kurt Campbell"),
        # what part of the state that the article is about, or of the dateline's
        ("Kenya sent troops to Haiti on Monday. In Port-au-Prince, Haiti's capital, gangs fought. "
         "Haiti has no president. The police killed ten gunmen.", "The police", "Haitian police"),
        ("NAIROBI — Kenya and Somalia signed a pact. On Monday the foreign ministry here denied a "
         "Somali statement.", "the foreign ministry", "Kenyan Foreign Ministry"),
        ("South Sudan halted its exports. Juba accused the northerners of stealing oil.",
         "the northerners", "Sudan"),
        # who goes on to act, and who holds the office that he was told to hold
        ("Emmanuel Macron visited Rabat on Monday. He met Aziz Akhannouch. On Tuesday he praised "
         "Morocco.", "he", "Emmanuel Macron"),
        ("Olaf Scholz met Donald Tusk in Warsaw on Monday. He later thanked him.", "him",
         "Donald Tusk"),
        ("Sergei Lavrov received Antony Blinken, who praised Annalena Baerbock. On Tuesday he "
         "called on Blinken to answer.", "he", "Sergey Lavrov"),
        ("Raila Odinga spoke in Nairobi. William Ruto had met Kalonzo Musyoka. Mr Ruto's party "
         "accused him of theft.", "him", "Kalonzo Musyoka"),
        ("Prime Minister Fumio Kishida met Narendra Modi in Tokyo. The Prime Minister condemned "
         "Russia.", "The Prime Minister", "Fumio Kishida"),
        ("Israeli Foreign Minister Eli Cohen visited Kyiv. A deputy foreign minister received him. "
         "The foreign minister accused Russia of murder.", "The foreign minister", "Eli Cohen"),
        ("The UN urged Nicolas Maduro to meet Juan Guaido. On Monday he condemned Brazil.", "he",
         "Nicolás Maduro"),
        ("Irakli Kobakhidze spoke in Tbilisi. Vladimir Putin praised his courage.", "his",
         "Irakli Kobakhidze"),
        ("On Monday Foreign Minister Retno Marsudi welcomed Saleumxay Kommasith.\n\nOn Tuesday she "
         "met Bangladesh's Foreign Minister, A. K. Abdul Momen.\n\nThe same afternoon the minister "
         "urged Sergey Lavrov to prolong the deal.", "the minister", "Retno Marsudi"),
        # whose troops, outpost, neighbour, counterpart and hosts; whom the article is about
        ("President Alberto Fujimori of Peru announced a truce. Quito accused his troops of "
         "bombarding its outpost at Tiwintza.", "his troops", "Peruvian armed forces"),
        ("President Alberto Fujimori of Peru announced a truce. Quito accused his troops of "
         "bombarding its outpost at Tiwintza.", "its outpost", "Ecuador"),
        ("Rebel leader Riek Machar spoke in Juba. On Monday Uganda accused his troops of looting.",
         "his troops", "his troops"),
        ("Peru and Chile met. The Ecuadorean president, Sixto Duran, left. His defence minister, "
         "General Jose Gallardo, warned his southern neighbour.", "his southern neighbour", "Peru"),
        ("Laisenia Qarase telephoned John Howard in Canberra. His counterpart turned him down.",
         "His counterpart", "John Howard"),
        ("Donald Tusk flew to Rome on Monday. His hosts asked him for help.", "His hosts", "Italy"),
        ("The heads of state of the African Union condemned Mali.",
         "The heads of state of the African Union", "African Union"),
        ("Defence Secretary Donald Rumsfeld visited Kyrgyzstan, and Kurmanbek Bakiyev promised him "
         "support.", "Defence Secretary Donald Rumsfeld", "Donald Rumsfeld"),
    ],
)  # fmt: skip
def test_one(extractor: Extractor, text: str, words: str, who: str) -> None:
    assert meant(extractor, text, words) == {who}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Armenia and Azerbaijan exchanged prisoners. European Council President Charles Michel "
         "hailed the step. The United States praised the two governments.",
         "the two governments", {"Armenia", "Azerbaijan"}),
        ("Thailand and Cambodia fought for days. The United Nations urged the neighbours to stop.",
         "the neighbours", {"Thailand", "Cambodia"}),
        ("Chile and Peru signed a pact. France sent aid to Chile. The Pope congratulated the two "
         "neighbours.", "the two neighbours", {"Chile", "Peru"}),
        ("Presidents Luiz Inacio Lula da Silva and Gustavo Petro met in Brasilia. The European "
         "Union praised both countries.", "both countries", {"Brazil", "Colombia"}),
        ("Germany, France and Poland signed a declaration. Russia accused the three of hostility.",
         "the three", {"Germany", "France", "Poland"}),
        ("Germany, France and Poland signed a declaration. Russia threatened the three countries "
         "with sanctions.", "the three countries", {"Germany", "France", "Poland"}),
        ("Prime Ministers Alexis Tsipras and Zoran Zaev signed the pact. President Prokopis "
         "Pavlopoulos spoke. NATO congratulated the two prime ministers.",
         "the two prime ministers", {"Alexis Tsipras", "Zoran Zaev"}),
        # two sides: those who fight where it is of war, no press, not who speaks to them
        ("A Hamas official told Reuters that Israel had refused. Egypt urged both sides to stop.",
         "both sides", {"Hamas", "Israel"}),
        ("Thailand attacked Cambodia. Malaysia phoned Thailand. Both sides agreed to a truce.",
         "Both sides", {"Thailand", "Cambodia"}),
        ("India shelled Pakistan. A US envoy met Modi. Washington told both sides to hold their "
         "fire.", "both sides", {"India", "Pakistan"}),
        ("Xi met Putin in Moscow. The two sides signed a deal.", "The two sides",
         {"Xi Jinping", "Vladimir Putin"}),
        # those who are done to together
        ("Peru accused Chad and Niger of theft and expelled their diplomats.", "their diplomats",
         {"Chad", "Niger"}),
        ("Iran summoned the envoys of Spain and Italy, accusing their governments of lying.",
         "their governments", {"Spain", "Italy"}),
        ("Turkey sanctioned Chad and Niger. Their governments protested.", "Their governments",
         {"Chad", "Niger"}),
        ("France and Germany froze aid to Mali. Their ministers met in Paris.", "Their ministers",
         {"France", "Germany"}),
        ("The other 14 European Union states froze their contacts with Austria. The 14 had "
         "threatened Vienna on Monday.", "The 14", {"European Union"}),
        ("Ali Bongo and Jean Ping signed a pact. Paul Biya had mediated between the two rivals.",
         "the two rivals", {"Ali Bongo Ondimba", "Jean Ping"}),
        ("Yoko Kamikawa signed a pact with Gilberto Teodoro. Beijing condemned the pair.",
         "the pair", {"Yoko Kamikawa", "Gilberto Teodoro"}),
        ("Sudanese warplanes bombed South Sudan on Monday. Thabo Mbeki mediated between the two.",
         "the two", {"Sudan", "South Sudan"}),
        ("Ecuador and Peru signed a truce. Argentina, Brazil and Chile, the guarantors of a "
         "treaty, had mediated. Peru rejected the guarantors' draft.", "the guarantors",
         {"Argentina", "Brazil", "Chile"}),
        ("Ecuador and Peru signed a truce. Argentina, Brazil and Chile had mediated. Ecuador asked "
         "those three countries for observers.", "those three countries",
         {"Argentina", "Brazil", "Chile"}),
        ("On Monday the three Baltic states condemned Belarus.", "the three Baltic states",
         {"Estonia", "Latvia", "Lithuania"}),
        ("Saudi Arabia and its two partners, Bahrain and Egypt, met on Monday. The three cut ties "
         "with Qatar.", "The three", {"Saudi Arabia", "Bahrain", "Egypt"}),
        ("Israel attacked Iran. The ministers of the two countries met in Geneva.",
         "The ministers of the two countries", {"Israel", "Iran"}),
    ],
)  # fmt: skip
def test_several(extractor: Extractor, text: str, words: str, who: set[str]) -> None:
    assert meant(extractor, text, words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("In Minsk, police arrested a reporter.", "police", "Belarusian police"),
        ("Police in Kampala arrested a singer.", "Police in Kampala", "Ugandan police"),
        ("Protests broke out in Cuba. Police arrested dozens.", "Police", "Cuban police"),
        ("Peruvian police arrested two guerrillas.", "two guerrillas", "Peruvian rebels"),
        ("The rebels threatened to leave Niger's government.", "The rebels", "Nigerien rebels"),
        # whose congress: that of the state that is told of, else the American one
        ("Congress passed a law on Monday.", "Congress", "US Congress"),
        ("Protests shook Peru. Congress impeached a judge.", "Congress", "Peruvian Congress"),
    ],
)  # fmt: skip
def test_bare_bodies(extractor: Extractor, text: str, words: str, who: str) -> None:
    assert meant(extractor, text, words) == {who}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Malaysia and Singapore quarrelled over water. Jakarta urged the landlocked country.",
         "the landlocked country"),
        ("China threatened Taiwan. Nancy Pelosi visited the kingdom.", "the kingdom"),
        ("The United States met Central American leaders.", "Central American leaders"),
        ("Kenya's president accused his rival of fraud after talks with Somalia.", "his rival"),
        ("Germany sent tanks to Ukraine and allowed other countries to follow.", "other countries"),
        ("Russia bombed Syria. The UN Security Council condemned the rebels.", "the rebels"),
        ("Kenya and Somalia signed a pact. Two men robbed a bank. Police arrested the pair.",
         "the pair"),
        ("Finland and Norway signed a pact. Russia warned the Nordic countries.",
         "the Nordic countries"),
        ("Britain protested. Mali met Niger. Mali accused France. The army arrested ten judges.",
         "The army"),
        ("Saudi Arabia, Bahrain and Egypt cut ties with Qatar. Turkey criticised the four states.",
         "the four states"),
        # a state that others go to, deal with or meet in says nothing of a bare body
        ("Police arrested a deputy on his way to Hungary.", "Police"),
        ("The army seized power while the president was travelling to Algeria.", "The army"),
        ("Parliament rejected a treaty with Peru.", "Parliament"),
        ("The police shot dead two marchers after a summit in Vienna.", "The police"),
        ("Envoys met in Oslo.", "Envoys"),
        ("Gunmen killed a nurse from Kenya.", "Gunmen"),
        # nor does the state that is the other party
        ("Niger killed four militants.", "four militants"),
        ("Turkey armed the rebels.", "the rebels"),
        ("Dozens of migrants were arrested in Hungary.", "Dozens of migrants"),
        ("Rebels attacked Ethiopia.", "Rebels"),
        ("The prime minister rejected a British proposal.", "The prime minister"),
    ],
)  # fmt: skip
def test_who_is_not_told_stays_open(extractor: Extractor, text: str, words: str) -> None:
    (label,) = meant(extractor, text, words)
    assert label in ("", words.removeprefix("the ").removeprefix("The "))
