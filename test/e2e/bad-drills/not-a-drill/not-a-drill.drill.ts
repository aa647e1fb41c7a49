export default { tries: 'nothing' };
