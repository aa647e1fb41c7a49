const tools = [
  'docker docker-compose kubectl oc podman helm nomad consul vault terraform ansible-playbook aws gcloud az eksctl',
  'redis-cli psql pg_dump pg_restore pg_ctl pg_basebackup mysql mysqldump mongosh etcdctl rabbitmqctl rabbitmqadmin rpk cqlsh nodetool',
  'curl wget dig nslookup telnet nc openssl ssh scp rsync sudo systemctl journalctl supervisorctl pm2 tail grep zgrep jq du df lsof iptables tcpdump',
  'make npx npm yarn pnpm pip git alembic flask rails bundle php dotnet mvn gradle',
]
  .join(' ')
  .replaceAll(' ', '|');

/**
 * Text that begins with a program which runbooks have people call, or with the path of a script, and goes on: a command, also where nothing
 * else says so.
 */
export const callsTool = new RegExp(
  `^(?:sudo )?(?:[A-Z_]+=\\S+ )*(?:(?:${tools}|kafka-[\\w-]+(?:\\.sh)?) \\S|\\.{0,2}/?(?:[\\w.-]+/)+[\\w.-]+\\.(?:sh|py|rb|pl)(?:\\s|$))`,
);
