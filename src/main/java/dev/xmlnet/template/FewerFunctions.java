package dev.xmlnet.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.Configuration;
import net.sf.saxon.functions.registry.BuiltInFunctionSet;
import net.sf.saxon.functions.registry.UseWhen30FunctionSet;
import net.sf.saxon.om.NamespaceUri;
import org.jspecify.annotations.Nullable;

/**
 * Saxon without the functions that read what no resolver is asked for: {@code transform} opens its source by itself, and takes
 * a configuration of its own.
 */
final class FewerFunctions extends Configuration {
    private static final Set<String> ABSENT = Set.of("transform", "load-xquery-module", "collection", "uri-collection");

    private final Map<BuiltInFunctionSet, BuiltInFunctionSet> sets = new HashMap<>();

    @Override
    public BuiltInFunctionSet getXSLTFunctionSet(int version) {
        return without(super.getXSLTFunctionSet(version));
    }

    @Override
    public BuiltInFunctionSet getXPathFunctionSet(int version) {
        return without(super.getXPathFunctionSet(version));
    }

    @Override
    public synchronized UseWhen30FunctionSet getUseWhenFunctionLibrary(int version) {
        return new UseWhen30FunctionSet(version) {
            @Override
            public @Nullable Entry getFunctionDetails(String name, int arity) {
                return ABSENT.contains(name) ? null : super.getFunctionDetails(name, arity);
            }
        };
    }

    private synchronized BuiltInFunctionSet without(BuiltInFunctionSet all) {
        // A constructor asks before there is a map.
        return sets == null ? all : sets.computeIfAbsent(all, Fewer::new);
    }

    private static final class Fewer extends BuiltInFunctionSet {
        private final BuiltInFunctionSet all;

        Fewer(BuiltInFunctionSet all) {
            this.all = all;
            importFunctionSet(all);
        }

        @Override
        public @Nullable Entry getFunctionDetails(String name, int arity) {
            return ABSENT.contains(name) ? null : super.getFunctionDetails(name, arity);
        }

        @Override
        public NamespaceUri getNamespace() {
            return all == null ? NamespaceUri.FN : all.getNamespace();
        }

        @Override
        public String getConventionalPrefix() {
            return all.getConventionalPrefix();
        }
    }
}
