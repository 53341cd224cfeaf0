package dev.xmlnet.work;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Loads xmlnet and its libraries once more, with each method and each loop counting its steps. */
public final class CountingLoader extends ClassLoader {
    private static final String WORK = Type.getInternalName(Work.class);

    private static final Map<String, Method> STAND_INS = new HashMap<>();

    static {
        for (Method method : Work.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (method.getDeclaringClass() == Work.class && types.length > 0) {
                Type[] rest = Arrays.stream(types).skip(1).map(Type::getType).toArray(Type[]::new);
                String called = method.getName() + Type.getMethodDescriptor(Type.getReturnType(method), rest);
                STAND_INS.put(Type.getInternalName(types[0]) + "." + called, method);
                if (types[0] == java.util.List.class) {
                    STAND_INS.put("java/util/ArrayList." + called, method);
                }
            }
        }
    }

    public CountingLoader(ClassLoader parent) {
        super("counting", parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            URL place = loaded == null ? getParent().getResource(name.replace('.', '/') + ".class") : null;
            if (loaded == null
                    && (place == null || place.getProtocol().equals("jrt") || name.equals(Work.class.getName()))) {
                return super.loadClass(name, resolve);
            }
            return loaded == null ? counted(name, place) : loaded;
        }
    }

    private Class<?> counted(String name, URL place) throws ClassNotFoundException {
        byte[] bytes;
        try (InputStream in = place.openStream()) {
            ClassReader reader = new ClassReader(in);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Counting(writer), 0);
            bytes = writer.toByteArray();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        int end = name.lastIndexOf('.');
        if (end > 0 && getDefinedPackage(name.substring(0, end)) == null) {
            definePackage(name.substring(0, end), null, null, null, null, null, null, null);
        }
        return defineClass(
                name,
                bytes,
                0,
                bytes.length,
                new ProtectionDomain(new CodeSource(place, (java.security.cert.Certificate[]) null), null));
    }

    private static final class Counting extends ClassVisitor {
        Counting(ClassVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new Steps(super.visitMethod(access, name, type, signature, thrown));
        }
    }

    /** Counts at the beginning, and at each jump back. */
    private static final class Steps extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Steps(MethodVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            step();
        }

        private void step() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, "step", "()V", false);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                step();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean ofInterface) {
            Method other = opcode == Opcodes.INVOKESPECIAL || opcode == Opcodes.INVOKESTATIC
                    ? null
                    : STAND_INS.get(owner + "." + name + type);
            if (other == null) {
                super.visitMethodInsn(opcode, owner, name, type, ofInterface);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, name, Type.getMethodDescriptor(other), false);
            }
        }
    }
}
