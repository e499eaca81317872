import './bootstrap/require-node.mjs';

void import('./bootstrap/heyi.mjs');
