# Sown once, by the container's first start: what is started again must not bring keys of its own. Every type, two databases, binary names and values, keys that expire.
until redis-cli ping | grep -q PONG; do sleep 0.1; done
[ "$(redis-cli exists sown)" = 1 ] || [ -e /tmp/sown ] && exit
touch /tmp/sown
redis-cli <<'KEYS'
SET "plain key" "it's \"quoted\""
SET "\x00\xff binary" "\x00\x01\r\n\xfe"
SET fleeting soon PX 86400000
HSET hash one 1 two "2 2"
RPUSH list a b c
SADD set x y z
ZADD scores 1.5 first 2 second
XADD stream 1-1 field value
XGROUP CREATE stream readers 0
PFADD about a b c
SELECT 3
SET elsewhere 3
SELECT 0
SET sown 1
KEYS
