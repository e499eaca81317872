import { useSyncExternalStore } from 'react';
import { currentTypeSize, onTypeSizeChange, type TypeScale } from './type-size.ts';

export const useTypeSize = (): TypeScale => useSyncExternalStore(onTypeSizeChange, currentTypeSize);
