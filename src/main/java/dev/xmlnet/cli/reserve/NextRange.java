package dev.xmlnet.cli.reserve;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes the word behind {@code --next} if it is a range; else that is a path, and the range is the whole subnet. */
final class NextRange implements IParameterConsumer {
    @Override
    @SuppressWarnings("JdkObsolete") // It is picocli's.
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec spec) {
        boolean range = !args.isEmpty() && args.peek().matches("[0-9.]+-[0-9.]+|[0-9a-fA-F:]+-[0-9a-fA-F:]+");
        option.setValue(range ? args.pop() : "");
    }
}
