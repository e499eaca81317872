import './bootstrap/require-node.mjs';

void import('./bootstrap/test.mjs');
