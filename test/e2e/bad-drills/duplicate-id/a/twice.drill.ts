export { default } from '../../../../../drills/redis-outage.drill.ts';
