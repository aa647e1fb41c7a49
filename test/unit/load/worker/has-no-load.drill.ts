export default { name: 'not a drill' };
