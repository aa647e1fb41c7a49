export { default } from '../series-drills/quick.drill.ts';
