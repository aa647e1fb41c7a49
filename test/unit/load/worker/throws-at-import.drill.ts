throw new Error('no such fixture');
