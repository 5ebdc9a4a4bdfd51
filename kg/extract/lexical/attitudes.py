"""Words that tell how a clause below them is meant: said, denied, planned, wished; what one owns.

Those of saying, planning, wishing and denying follow the factuality classes of TimeML (Saurí &
Pustejovsky 2009), reduced to what the seven statuses of an event need; the rest are lists of one
meaning that several modules ask for.
"""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell report announce state note add reveal declare claim confirm insist explain argue
    disclose write stress remark maintain testify indicate assert reiterate emphasize emphasise
    conclude acknowledge admit comment reply respond believe think
    """.split()
)
# What somebody says of another, and what is denied: "the allegation that ...".
CLAIMS = frozenset("claim report allegation charge accusation assertion version".split())
ALLEGATIONS = frozenset("accusation allegation charge claim suspicion".split())
# What an act answers: "fired in [response] to the raid".
ANSWERING = frozenset({"answer", "reaction", "response", "retaliation"})
DENYING = frozenset("deny refute disclaim dismiss disavow repudiate".split())
REJECTING = frozenset("challenge contest dispute rebuff rebut reject".split())  # a claim
PLANNING = frozenset(
    """
    plan intend schedule expect prepare aim vow promise pledge agree set decide arrange mean
    commit determine due
    """.split()
)
WISHING = frozenset(
    """
    urge ask call want demand request appeal encourage press propose suggest seek hope consider
    offer threaten warn order beg advise attempt try tell push convince persuade force compel
    implore
    beseech exhort entreat plead instruct command counsel prod nudge lobby pressure pressurise
    pressurize
    """.split()
)
JUDGING = frozenset(
    """
    applaud brand commend condemn criticise criticize decry denounce deplore describe dismiss hail
    label lament laud mourn oppose praise protest reject slam thank welcome
    """.split()
)
FAVOURING = frozenset("back endorse favor favour support".split())
ALLEGING = frozenset("accuse allege claim blame suspect charge".split())
# What is done to somebody for what he is held to have done: "was arrested for arming A".
CHARGING = frozenset(
    """
    arrest convict detain hunt imprison indict interrogate investigate jail probe prosecute question
    sentence sue try want
    """.split()
)
FAILING = frozenset("fail refuse decline forget".split())
WILLING = frozenset("willing ready prepared likely poised set due eager keen able".split())
MODALS = frozenset("may might could would should can must".split())
NAMING = frozenset(
    "brand call characterise characterize consider deem describe dub label term".split()
)
NECESSITY = frozenset("must should ought need".split())
DEMANDING = frozenset({"demand", "insist", "request"})
JOINING = frozenset({"join", "participate", "take"})  # "take part"
BLOCKING = frozenset("block defeat oppose refuse reject shelve thwart veto".split())
GATHERINGS = frozenset(
    "conference consultation debate meeting negotiation session summit talk".split()
)
TOPPLING = frozenset({"depose", "oust", "overthrow", "topple"})
LEADING = frozenset("chair command head lead represent".split())
PREVENTING = frozenset(
    "bar prevent stop ban block prohibit refrain keep deter dissuade forbid".split()
)
# Verbs that leave the sureness of their noun or infinitive as it is: "continue talks".
ASPECTUAL = frozenset(
    """
    continue hold begin start resume have conduct launch open make stage pursue keep undertake
    complete conclude end finish restart renew attend join enter do take give
    """.split()
)
PLANS = frozenset(
    "plan decision intention promise pledge agreement commitment readiness willingness vow".split()
)
# Of these an infinitive is never a purpose: "agreed on Friday to resume relations".
PROMISING = frozenset(
    "agree promise pledge vow offer threaten refuse decline consent undertake swear".split()
)
# Nouns that leave open whether what they are of comes about: "room for talks".
CHANCES = frozenset(
    "potential possibility chance prospect need room hope opportunity risk call demand".split()
)
# What somebody fears or suspects need not be so: "fears that A is arming B".
FEARS = frozenset("anxiety concern fear worry".split())
# Nouns that tell the end of the act behind them: "the lifting of sanctions".
ENDS = frozenset(
    """
    abolition abrogation annulment cancellation cessation cut easing end halt lifting loosening
    postponement reduction removal repeal revocation scrapping shelving suspension termination
    withdrawal
    """.split()
)
RELEASES = frozenset("acquittal freedom freeing liberation pardon release".split())
SEIZURES = frozenset("arrest capture detention extradition handover prosecution surrender".split())
PERMITTING = frozenset(["allow", "let", "permit"])
# Who makes somebody do something: "prompted A to leave".
CAUSING = frozenset(
    """
    allow cause compel drive enable encourage force impel induce inspire lead let oblige permit
    prod prompt provoke push spur
    """.split()
)
# What a raid or a deal does not do.
BY_SOMEBODY = frozenset(
    """
    accuse annex arrest condemn criticise criticize denounce deny deploy expel invade praise recall
    reject retaliate say sue summon threaten vow warn withdraw
    """.split()
)
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor"])
# Verbs whose complement is what the act is about, no act of its own.
ABOUT = frozenset(
    """
    agree promise pledge vow offer threaten refuse decline urge ask call demand request appeal
    propose suggest accept press order encourage warn invite reject allow deny consent consider
    seek permit tell push advise beg want plan intend fail force authorize authorise ban forbid
    undertake swear apply lobby implore beseech exhort entreat plead instruct command counsel prod
    nudge pressure pressurise pressurize convict sentence
    """.split()
)
# What is voted on: whom it is against is not whom a vote or an answer to it is directed at.
TEXTS = frozenset(
    """
    act amendment bill declaration draft law legislation measure motion resolution statement vote
    """.split()
)
# What two agree on.
DEALS = frozenset("accord agreement armistice ceasefire deal memorandum pact treaty truce".split())
# Who calls or visits somebody to say something to him.
CALLING = frozenset("approach cable call contact meet phone ring telephone text visit".split())
CRAFT = frozenset(
    """
    airliner balloon boat bomber carrier corvette cruiser destroyer ferry freighter frigate
    helicopter jet plane ship submarine supertanker tanker trawler tug vessel warplane warship yacht
    """.split()
)
# What an actor sends, moves or recalls of its own: no other side of the act.
OWN = frozenset(
    """
    troop force soldier army military police man navy ship warship jet plane aircraft missile
    weapon arm citizen national ambassador attache commissioner consul envoy diplomat delegation
    representative staff personnel fighter unit militia reservist conscript
    battalion battleship brigade carrier destroyer fleet frigate regiment submarine
    border territory people side embassy consulate contingent peacekeeper mission
    commando marine paratrooper
    """.split()
)
