import { expect, test } from 'vitest';
import { withoutName } from '../../../../src/stack/capabilities/names/without-name.ts';

const docker =
  '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n172.28.200.4\tredis\n172.28.200.5\tredis-replica\n172.28.0.3\t4f2a\n';

test('takes the line of a name that has one for itself, and no other', () => {
  expect(withoutName(docker, 'redis')).toBe(docker.replace('172.28.200.4\tredis\n', ''));
});

test('takes a name out of a line that has others, and leaves its comment', () => {
  expect(withoutName('10.0.0.1 redis  cache # the redis of ours\n', 'redis')).toBe('10.0.0.1\tcache # the redis of ours\n');
});

test('takes every entry of a name, by either kind of address', () => {
  expect(withoutName('10.0.0.1\tredis\nfd00::1\tredis\n', 'redis')).toBe('');
});

test.each(['redi', 'redis.', 'localhos', '172.28.200.4'])('knows no part of a name, and no address, as a name: %s', (name) => {
  expect(withoutName(docker, name)).toBe(docker);
});

test('leaves comments, blank lines and a missing end of the last line to the letter', () => {
  const text = '# 10.0.0.1 redis\n\n  10.0.0.2   cache';
  expect(withoutName(text, 'redis')).toBe(text);
});
