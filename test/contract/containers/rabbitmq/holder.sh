# A client that stays, hears when its connection ends, and comes back after a while. How it is doing stands in /tmp/held.
# What it says first is the login of the broker's own account, as AMQP has it: capabilities/rabbitmq/amqp.ts, opening().
login=QU1RUAAACQEBAAAAAAAxAAoACwAAAAAFUExBSU4AAAAZAHNob3AAZHJpbGwtb25seS1wYXNzd29yZAVlbl9VU84BAAAAAAAMAAoAHwAQAAIAAAAAzgEAAAAAAAsACgAoBHNob3AAAM4BAAEAAAAFABQACgDO
while true; do
  echo apart > /tmp/held
  if exec 3<>/dev/tcp/broker/5672; then
    base64 --decode <<<"$login" >&3
    while LC_ALL=C IFS= read -r -t 1 -N 1 -u 3 _; do :; done
    echo connected > /tmp/held
    LC_ALL=C IFS= read -r -N 1 -u 3 _
    exec 3>&-
    echo apart > /tmp/held
  fi 2>/dev/null
  sleep 5
done
