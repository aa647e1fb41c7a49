/** Text that begins with a program which runbooks have people call, and goes on: a command, also where nothing else says so. */
export const callsTool =
  /^(?:sudo )?(?:[A-Z_]+=\S+ )*(?:docker|docker-compose|kubectl|oc|podman|redis-cli|psql|mysql|curl|wget|rabbitmqctl|rabbitmqadmin|kafka-[\w-]+(?:\.sh)?|rpk|systemctl|journalctl|tail|ssh|helm|make) \S/;
