# Sown once. Every type, two databases, binary names and values, keys that expire.
until redis-cli ping | grep -q PONG; do sleep 0.1; done
[ "$(redis-cli exists sown)" = 1 ] && exit
{
  echo 'SET "plain key" "it\'s \"quoted\""'
  printf 'SET "\\x00\\xff binary" "\\x00\\x01\\r\\n\\xfe"\n'
  echo 'SET fleeting soon PX 86400000'
  echo 'HSET hash one 1 two "2 2"'
  echo 'RPUSH list a b c'
  echo 'SADD set x y z'
  echo 'ZADD scores 1.5 first 2 second'
  echo 'XADD stream 1-1 field value'
  echo 'XGROUP CREATE stream readers 0'
  echo 'PFADD about a b c'
  echo 'SELECT 3'
  echo 'SET elsewhere 3'
  echo 'SELECT 0'
  echo 'SET sown 1'
} | redis-cli
