"""Ways to write a query that would reach out or write, and harmless ones that look like it.

``§`` stands for the IRI of a server that must not be asked, ``_`` for a group of any triple.
"""

_G = "{?x ?y ?z}"
PREFIXES = "PREFIX : § PREFIX ex: <https://data.example/> "


def _spelled(texts, url):
    return [text.replace("§", f"<{url}>").replace(" _ ", f" {_G} ") for text in texts]


def hostile(url="http://127.0.0.1:9/"):
    """Queries that must be refused."""
    return [PREFIXES.replace("§", f"<{url}>") + text for text in _spelled(_HOSTILE, url)] + (
        _spelled(_BARE, url)
    )


def innocent(url="http://127.0.0.1:9/"):
    """Queries that must be answered."""
    return [PREFIXES.replace("§", f"<{url}>") + text for text in _spelled(_INNOCENT, url)]


# After the prefixes. Group patterns that a parser may find SERVICE in.
_HOSTILE = [
    "SELECT * { SERVICE § _ }",
    "SELECT * { service § _ }",
    "SELECT * { SeRvIcE § _ }",
    "SELECT * {SERVICE§ _ }",
    "SELECT * { SERVICE\t§\t _ }",
    "SELECT * { SERVICE\n§\r\n _ }",
    "SELECT * { SERVICE # here\n § # there\n _ }",
    "SELECT * { SERVICE SILENT § _ }",
    "SELECT * { SERVICE silent§ _ }",
    "SELECT * { SERVICESILENT§ _ }",
    "SELECT * { SERVICE#\nSILENT#\n§ _ }",
    "SELECT * { SERVICE : _ }",
    "SELECT * { SERVICE:{?x ?y ?z} }",
    "SELECT * { SERVICE:path{?x ?y ?z} }",
    "SELECT * { SERVICE:path # {\n {?x ?y ?z} }",
    "SELECT * { SERVICE ex:x _ }",
    "SELECT * { SERVICE SILENT:{?x ?y ?z} }",
    "SELECT * { SERVICE ?g _ VALUES ?g { § } }",
    "SELECT * { VALUES ?g { § } SERVICE ?g _ }",
    "SELECT * { BIND(§ AS ?g) SERVICE $g _ }",
    "SELECT * { ?s ?p true SERVICE § _ }",
    "SELECT * { ?s ?p trueSERVICE§ _ }",
    "SELECT * { ?s ?p 1SERVICE§ _ }",
    "SELECT * { ?s ?p 1.SERVICE§ _ }",
    "SELECT * { ?s ?p 1e5SERVICE§ _ }",
    "SELECT * { ?s ?p 'x'SERVICE§ _ }",
    "SELECT * { ?s ?p 'x'@en . SERVICE § _ }",
    'SELECT * { ?s ?p """x"""SERVICE§ _ }',
    "SELECT * { ?s ?p <urn:x>SERVICE§ _ }",
    "SELECT * { ?s ?p ex:a.SERVICE § _ }",
    "SELECT * { ?s ?p ex:a.b.SERVICE § _ }",
    "SELECT * { ?s ?p ex:. SERVICE § _ }",
    "SELECT * { ?s ?p _:b . SERVICE § _ }",
    "SELECT * { ?s ?p [] SERVICE § _ }",
    "SELECT * { ?s ?p () SERVICE § _ }",
    "SELECT * { _ SERVICE § _ }",
    "SELECT * { OPTIONAL { SERVICE § _ } }",
    "SELECT * { _ UNION { SERVICE § _ } }",
    "SELECT * { ?x ?y ?z MINUS { SERVICE § _ } }",
    "SELECT * { ?x ?y ?z FILTER EXISTS { SERVICE § _ } }",
    "SELECT * { ?x ?y ?z FILTER NOT EXISTS{SERVICE§ _ } }",
    "SELECT * { { SELECT * { SERVICE § _ } } }",
    "SELECT * { GRAPH ?g { SERVICE § _ } }",
    "ASK { SERVICE § _ }",
    "CONSTRUCT { ?x ?y ?z } WHERE { SERVICE § _ }",
    "DESCRIBE ?x { SERVICE § _ }",
    "DESCRIBE ?x WHERE { SERVICE SILENT § _ }",
    # what looks like a string, an IRI or a comment, and is none
    "SELECT * { ?s ?p '#' . SERVICE § _ }",
    "SELECT * { ?s ?p '\\'' . SERVICE § _ }",
    "SELECT * { ?s ?p '\\\\' . SERVICE § {?x ?y ''} }",
    "SELECT * { ?s ?p ''' ' '' ''' . SERVICE § _ }",
    'SELECT * { # "\n SERVICE § _ # "\n }',
    "SELECT * { #\rSERVICE § _ }",
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b)SERVICE#>\n§ _ }",
    "SELECT * { FILTER(true||1<'x>')SERVICE§{?x ?y 'z'} }",
    'SELECT * { FILTER(true||1<"x>")SERVICE§{?x ?y "z"} }',
    'SELECT * { VALUES ?v {"""a" } SERVICE § _ # \\q """\n}',
    'SELECT * { VALUES ?v {"""a" } SERVICE § _ # \\uD800 """\n}',
    "SELECT * { VALUES ?v {'''a' } SERVICE § _ # \\q '''\n}",
    "SELECT * { OPTIONAL { ?s ex:a\u0301\\' ?o } SERVICE § {?x ?y 'z'} }",
    "SELECT * { ?s ?p ex:\\' . SERVICE § {?x ?y 'z'} }",
    "SELECT * { ?s ?p ex:\\# . SERVICE § _ }",
    "SELECT * { ?s ?p ex:%27 . SERVICE § {?x ?y 'z'} }",
    "SELECT * { << ?a ?b ?c >> ?p ?o SERVICE § _ }",
    "SELECT * { ?s ?p ?o LATERAL { SERVICE § _ } }",
    # escapes that SPARQL 1.1 replaces before it reads
    "SELECT * { S\\u0045RVICE § _ }",
    "SELECT * { \\u0053\\u0045\\u0052\\u0056\\u0049\\u0043\\u0045 § _ }",
    "SELECT * { \\U00000053ERVICE § _ }",
    'SELECT * { ?s ?p "\\u0022 . SERVICE § _ #"\n}',
    "SELECT * { ?s ?p ex:a\\u0020SERVICE\\u0020§ _ }",
    # graphs that are not in the store
    "SELECT * FROM § _ ",
    "SELECT * FROM NAMED § { GRAPH ?g _ }",
    "SELECT * FROM<file:///etc/passwd> _ ",
    "ASK FROM <file:///etc/passwd> _ ",
    "ASKFROM§ _ ",
    "CONSTRUCT { ?x ?y ?z } FROM : WHERE _ ",
    "SELECT * FROM:path _ ",
    "DESCRIBE <urn:x> FROM # \n §",
    "SELECT * from named : { ?x ?y ?z }",
    "BASE § SELECT * FROM <path> _ ",
    # updates
    "LOAD §",
    "load silent §",
    "LOAD§INTO GRAPH <urn:x>",
    "LOAD:path",
    "LOAD # \n § INTO GRAPH <urn:x>",
    "L\\u004FAD §",
    "INSERT DATA { <urn:a> <urn:b> 1 } ; LOAD §",
    "ASK {} ; LOAD §",
]
_BARE = [
    "SELECT * { SERVICE § _ }",
    "\ufeffSELECT * { SERVICE § _ }",
    "# SELECT * {}\nASK{SERVICE§ _ }",
    "PREFIX SERVICE: § SELECT * { SERVICE:x{?x ?y ?z} }",
    "LOAD §",
    "CLEAR ALL",
    "DROP SILENT ALL",
    "CREATE GRAPH <urn:x>",
    "COPY DEFAULT TO <urn:x>",
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <urn:x> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]

_INNOCENT = [
    "SELECT ?service { ?service ?p ?o } LIMIT 1",
    "SELECT $SERVICE { $SERVICE ?p ?load } LIMIT 1",
    "SELECT ?x_service_y { ?x_service_y ?FROM ?insert } LIMIT 1",
    "SELECT ?serviceSERVICE { ?serviceSERVICE ?p ?o } LIMIT 1",
    "SELECT (1 AS ?service) {}",
    "ASK { ?s ?p 'SERVICE' }",
    'ASK { ?s ?p "SERVICE <http://x.example/> {}" }',
    "ASK { ?s ?p '''a ' SERVICE '' b''' }",
    'ASK { ?s ?p """SERVICE\n§\n""" }',
    "ASK { ?s ?p 'it\\'s a SERVICE' }",
    "ASK { ?s ?p 'load \\\\' . ?s ?q 'SERVICE' }",
    'ASK { ?s ?p "\\u00e9 SERVICE" }',
    "ASK { ?s ?p 'service'@en-service }",
    "ASK { ?s ?p 'service'^^ex:service }",
    "ASK { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'SERVICE')) }",
    "ASK { ?s ?p ?o FILTER(REGEX(STR(?s), 'service|load|from', 'i')) }",
    "ASK { ?s ?p ?o FILTER(?o < 'SERVICE' && 'SERVICE' > ?o) }",
    "ASK { ?s ?p ?o FILTER(?o<5&&?o>3) }",
    "ASK { ?s ?p ?o # SERVICE § _ \n }",
    "# LOAD § , or SERVICE\nASK {}",
    "ASK {} # SERVICE",
    "ASK {}#FROM § ",
    "ASK { <http://x.example/service> ?p ?o }",
    "ASK { <http://x.example/SERVICE#SERVICE> ?p ?o }",
    "ASK { ?s <http://x.example/a/service/b> ?o }",
    "ASK { ?s ?p <http://x.example/?service=1&load=2> }",
    "ASK { ?s ?p <https://x.example/service> FILTER(?s < ?p) }",
    "ASK { ?s ?p <urn:x:service> }",
    "ASK { ?s ?p <mailto:service@x.example> }",
    "ASK { ?s ?p <http://x.example/#from> }",
    "ASK { ex:SERVICE ?p ?o }",
    "ASK { ex:service ?p ex:service . }",
    "ASK { ?s ex:service-load ?o ; ex:FROM 1 }",
    "ASK { ?s ex:service/ex:load* ?o }",
    "ASK { ?s ex:a\\-service ?o }",
    "ASK { ?s ?p ex:%73ervice }",
    "ASK { ?s ?p :service }",
    "PREFIX service: <http://x.example/> ASK { service:a ?p ?o }",
    "PREFIX service: <http://x.example/service#> ASK { ?s service:a service:b }",
    "PREFIX load: <http://x.example/> ASK { load:x ?p ?o }",
    "PREFIX my-service: <http://x.example/> ASK { ?s my-service:x ?o . ?s ?p ?o }",
    "PREFIX from: <http://x.example/> ASK { ?s from:x ?o }",
    "PREFIX x: <http://x.example/service/> ASK { ?s x:y ?o }",
    "ASK { _:service ?p ?o }",
    "ASK { _:b.service ?p ?o }",
    "ASK { ?s ?p ?o BIND(REPLACE('service', 's', 'S') AS ?v) }",
    "SELECT * { VALUES ?v { 'SERVICE' 'LOAD' 'DROP' } }",
    "ASK { VALUES (?a ?b) { ('''service''' \"\"\"load\"\"\") } }",
    "CONSTRUCT { ?s ex:service 'SERVICE' } WHERE { ?s ?p ?o } LIMIT 1",
    "DESCRIBE <http://x.example/service>",
]
